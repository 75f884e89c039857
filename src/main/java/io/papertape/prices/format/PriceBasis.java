package io.papertape.prices.format;

/// What the prices of a layout are, as far as its source says.
public enum PriceBasis {
    /// As they were traded.
    RAW("as traded"),
    /// Divided by the splits that came after them.
    SPLIT_ADJUSTED("adjusted for splits"),
    /// As the file has them: its layout does not tell.
    UNKNOWN("not told");

    private final String meaning;

    PriceBasis(String meaning) {
        this.meaning = meaning;
    }

    /// In words.
    public String meaning() {
        return meaning;
    }
}
