package io.papertape.batch;

import java.util.List;

/// The rows of a session do not prove its books.
public final class BooksDoNotBalanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BooksDoNotBalanceException(String session, List<String> findings) {
        super("the books of session '" + session + "' do not balance: " + String.join("; ", findings));
    }
}
