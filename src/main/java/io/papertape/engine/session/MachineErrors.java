package io.papertape.engine.session;

/// Tells errors of the machine, after which nothing can go on, from all else that a strategy's code may throw.
public final class MachineErrors {

    private MachineErrors() {}

    /// Throws what was thrown again if it is an error of the machine. A stack that was exceeded is none: it has room
    /// again once the call that filled it has failed.
    public static void rethrow(Throwable thrown) {
        if (isOne(thrown)) {
            throw (VirtualMachineError) thrown;
        }
    }

    static boolean isOne(Throwable thrown) {
        return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    }
}
