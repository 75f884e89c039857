package io.papertape.batch.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Loads the classes of users' strategies. Each class file is read once: what a digest was made of is what runs, also
/// when the file is compiled anew meanwhile. Safe for use by several threads.
final class StrategyClassLoader extends URLClassLoader {

    private final Path folder;
    private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();
    private @Nullable List<Path> places;

    StrategyClassLoader(Path folder, ClassLoader program) {
        super("strategies", new URL[0], program);
        this.folder = folder;
    }

    /// The folder and the jars in it, by name; empty where there is no such folder.
    ///
    /// @throws UncheckedIOException if the folder or a jar cannot be read
    synchronized List<Path> places() {
        List<Path> known = places;
        if (known == null) {
            known = Files.isDirectory(folder) ? list() : List.of();
            known.forEach(place -> addURL(url(place)));
            places = known;
        }
        return known;
    }

    /// The file of a class that is not the program's.
    ///
    /// @param className with slashes between packages
    Optional<byte[]> file(String className) {
        return files.computeIfAbsent(className, this::read);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = file(name.replace('.', '/')).orElseThrow(() -> new ClassNotFoundException(name));
        return defineClass(name, file, 0, file.length);
    }

    @Override
    public @Nullable URL findResource(String name) {
        return places().isEmpty() ? null : super.findResource(name);
    }

    private Optional<byte[]> read(String className) {
        String path = className + ".class";
        URL url = findResource(path);
        return url == null || getParent().getResource(path) != null ? Optional.empty() : Optional.of(bytes(url));
    }

    private List<Path> list() {
        List<Path> found = new ArrayList<>(List.of(folder));
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(path -> path.toString().endsWith(".jar")).sorted().forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read: " + e, e);
        }
        found.stream().skip(1).forEach(StrategyClassLoader::requireJar);
        return found;
    }

    /// A jar that cannot be read would be passed over.
    private static void requireJar(Path jar) {
        try (JarFile _ = new JarFile(jar.toFile())) {
            // that it can be opened is all that counts
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read as a jar: " + e.getMessage(), e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " has no URL", e);
        }
    }

    /// Without the cache of the JDK, which keeps a jar as it was when it was first opened.
    static byte[] bytes(URL url) {
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the class file " + url + " cannot be read: " + e.getMessage(), e);
        }
    }
}
