package io.papertape.database;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The digest that files, bars and inputs are known by.
public final class Sha256 {

    private Sha256() {}

    /// A digest that has taken nothing in yet.
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
