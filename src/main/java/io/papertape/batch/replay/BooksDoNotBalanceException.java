package io.papertape.batch.replay;

import io.papertape.batch.JobFailure;
import io.papertape.batch.Remedy;
import java.util.List;

/// The rows of a session do not prove its books.
final class BooksDoNotBalanceException extends JobFailure {

    private static final long serialVersionUID = 1L;

    BooksDoNotBalanceException(String session, List<String> findings) {
        super(Remedy.DECIDE, "the books of session '" + session + "' do not balance: " + String.join("; ", findings));
    }

    @Override
    protected String advice() {
        return "; fresh=true makes the session anew from its prices, its old results stay until that has succeeded";
    }
}
