package io.papertape.batch.code;

import io.papertape.engine.strategy.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Looks through the folder of strategies for what a name may have meant. No class is loaded.
final class FolderSearch {

    private static final String STRATEGY = Strategy.class.getName().replace('.', '/');
    private static final String CLASS = ".class";

    private final List<Entry> classes = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();

    /// @param places the folder and the jars in it
    FolderSearch(List<Path> places) {
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                walk(place, place.toString());
            } else {
                walkJar(place);
            }
        }
    }

    /// A class file.
    ///
    /// @param place the folder or the jar
    /// @param path where it stands there, with slashes
    /// @param model what it holds
    private record Entry(String place, String path, ClassModel model) {

        String name() {
            return model.thisClass().asInternalName();
        }

        boolean isMisplaced() {
            return !path.equals(name() + CLASS);
        }
    }

    /// Full names of the classes that can be used as strategies.
    List<String> strategies() {
        Map<String, ClassModel> found = new TreeMap<>();
        classes.stream().filter(entry -> !entry.isMisplaced()).forEach(entry -> found.put(entry.name(), entry.model()));
        return found.entrySet().stream()
                .filter(entry -> isUsable(entry.getValue()) && isStrategy(entry.getKey(), found))
                .map(entry -> entry.getKey().replace('/', '.'))
                .toList();
    }

    /// What is there under a name but cannot be found, one sentence.
    ///
    /// @param name full or simple name of a class
    Optional<String> finding(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return classes.stream()
                .filter(entry -> entry.isMisplaced() && isOf(entry.path(), simple + CLASS))
                .map(entry -> entry.place() + "/" + entry.path() + " is the class "
                        + entry.name().replace('/', '.') + " and belongs at " + entry.place() + "/" + entry.name()
                        + CLASS)
                .findFirst()
                .or(() -> sources.stream()
                        .filter(source -> isOf(source, simple + ".java"))
                        .map(source -> source + " is not compiled: javac makes the class")
                        .findFirst());
    }

    private static boolean isOf(String path, String file) {
        return path.equals(file) || path.endsWith("/" + file);
    }

    private static boolean isUsable(ClassModel model) {
        return model.flags().has(AccessFlag.PUBLIC) && !model.flags().has(AccessFlag.ABSTRACT);
    }

    private static boolean isStrategy(String name, Map<String, ClassModel> found) {
        ClassModel model = found.get(name);
        return name.equals(STRATEGY)
                || (model != null
                        && Stream.concat(model.interfaces().stream(), model.superclass().stream())
                                .anyMatch(above -> isStrategy(above.asInternalName(), found)));
    }

    private void walkJar(Path jar) {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            walk(files.getPath("/"), jar.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void walk(Path root, String place) {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(CLASS)) {
                    model(file).ifPresent(model -> classes.add(new Entry(place, path, model)));
                } else if (path.endsWith(".java")) {
                    sources.add(place + "/" + path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(place + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// A file that is no class file holds nothing.
    private static Optional<ClassModel> model(Path file) throws IOException {
        try {
            return Optional.of(ClassFile.of().parse(Files.readAllBytes(file)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
