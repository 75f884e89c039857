package io.papertape.database;

/// There is no database to read, or nothing in it.
public final class NoBooksException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;

    /// @param url of the database, with or without settings
    public NoBooksException(String url) {
        super("there are no books yet at " + withoutSettings(url) + "; papertape replay makes them");
        place = "there are no books yet at " + withoutSettings(url);
    }

    /// Where there are none.
    public String place() {
        return place;
    }

    /// A password may be among them.
    private static String withoutSettings(String url) {
        return url.replaceFirst("[;?].*", "");
    }
}
