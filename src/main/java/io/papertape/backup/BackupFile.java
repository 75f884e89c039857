package io.papertape.backup;

import io.papertape.database.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A file that [Backup] has written. Not safe for use by several threads.
public final class BackupFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final ZipFile zip;
    private final Contents contents;

    private BackupFile(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        contents = readContents();
    }

    /// Opens a file, and checks that every byte of it is what was written.
    ///
    /// @throws InvalidBackupException if it is no backup, or damaged
    /// @throws IOException if it cannot be read
    public static BackupFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new InvalidBackupException("there is no file '" + path + "'");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new InvalidBackupException("'" + path + "' is no backup of Papertape, or is cut off");
        }
        try {
            BackupFile file = new BackupFile(path, zip);
            file.check();
            return file;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /// What there is in it.
    public Contents contents() {
        return contents;
    }

    private Contents readContents() throws IOException {
        ZipEntry entry = zip.getEntry(Backup.CONTENTS);
        if (entry == null) {
            throw new InvalidBackupException("'" + path + "' is no backup of Papertape");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            if (checksum.getValue() != entry.getCrc()) {
                throw damaged(Backup.CONTENTS);
            }
            return Contents.read(new ByteArrayInputStream(bytes), path.toString());
        } catch (ZipException e) {
            throw damaged(Backup.CONTENTS);
        }
    }

    private void check() throws IOException {
        for (Map.Entry<String, Contents.Table> table : contents.tables().entrySet()) {
            MessageDigest digest = Sha256.begin();
            try (InputStream in = new DigestInputStream(open(table.getKey()), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (ZipException e) {
                throw damaged(Backup.entry(table.getKey()));
            }
            if (!HexFormat.of()
                    .formatHex(digest.digest())
                    .equals(table.getValue().sha256())) {
                throw damaged(Backup.entry(table.getKey()));
            }
        }
    }

    private InvalidBackupException damaged(String entry) {
        return new InvalidBackupException("'" + path + "' is damaged: its entry " + entry + " is not what was written");
    }

    /// The rows of a table.
    RowReader rows(String table) throws IOException {
        return new RowReader(open(table));
    }

    private InputStream open(String table) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.entry(table));
        if (entry == null) {
            throw damaged(Backup.entry(table));
        }
        return new BufferedInputStream(zip.getInputStream(entry), BUFFER);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
