package io.papertape.batch;

/// A session has an unfinished run of another job. The books are unchanged.
final class OtherJobException extends JobFailure {

    private static final long serialVersionUID = 1L;

    /// @param unfinished name of the job that has begun the run
    OtherJobException(String session, long run, String unfinished, String job) {
        super(
                Remedy.DECIDE,
                "session '" + session + "': its run " + run + " was begun by the job " + unfinished
                        + ", which has to complete it before the job " + job + " can begin one");
    }
}
