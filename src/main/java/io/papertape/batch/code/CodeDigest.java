package io.papertape.batch.code;

import io.papertape.database.Sha256;
import io.papertape.engine.strategy.BundledStrategy;
import io.papertape.engine.strategy.Strategy;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;

/// Knows the code of a strategy again.
///
/// Bundled strategies are known by name and version. Of any other, the files count of its class and of all classes that
/// this refers to, directly or through others, as far as they come from where it comes from: not those of the JDK and
/// of Papertape, of which the bundled strategies count by their versions. Classes that are found by reflection alone,
/// and files that a strategy reads, cannot be seen.
public final class CodeDigest {

    private final StrategyFiles files;
    private final SortedMap<String, byte[]> classes = new TreeMap<>();
    private final Queue<String> open = new ArrayDeque<>();

    private CodeDigest(StrategyFiles files) {
        this.files = files;
    }

    /// Name and version of a bundled strategy; of any other 64 hexadecimal digits, the same wherever its classes lie,
    /// in a folder or in a jar.
    public static String of(Class<? extends Strategy> strategy) {
        return BundledStrategy.ofClass(strategy.getName())
                .map(BundledStrategy::code)
                .orElseGet(() -> new CodeDigest(StrategyFiles.of(strategy)).of(strategy.getName()));
    }

    /// The files that count of a strategy which is not bundled, by the names of their classes, with slashes between
    /// packages. Of a bundled class among them name and version stand for its file.
    static SortedMap<String, byte[]> files(Class<? extends Strategy> strategy) {
        return new CodeDigest(StrategyFiles.of(strategy)).files(strategy.getName());
    }

    private SortedMap<String, byte[]> files(String strategy) {
        open.add(strategy.replace('.', '/'));
        while (!open.isEmpty()) {
            take(open.remove());
        }
        if (classes.isEmpty()) {
            throw new IllegalStateException("the class file of the strategy " + strategy + " is not where it was");
        }
        return classes;
    }

    private String of(String strategy) {
        MessageDigest digest = Sha256.begin();
        files(strategy).forEach((name, file) -> {
            digest.update((name + " " + file.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(file);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private void take(String className) {
        if (classes.containsKey(className)) {
            return;
        }
        Optional<BundledStrategy> bundled = BundledStrategy.ofClass(className.replace('/', '.'));
        if (bundled.isPresent()) {
            classes.put(className, bundled.get().code().getBytes(StandardCharsets.UTF_8));
        } else {
            files.read(className).ifPresent(file -> {
                classes.put(className, file);
                open.addAll(references(file));
            });
        }
    }

    /// Names of the classes that a class refers to. A file that is none has none: whoever loads it will tell.
    private static List<String> references(byte[] file) {
        List<String> names = new ArrayList<>();
        try {
            for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                if (entry instanceof ClassEntry reference) {
                    elementName(reference.asSymbol()).ifPresent(names::add);
                }
            }
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return names;
    }

    private static Optional<String> elementName(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        String descriptor = element.descriptorString();
        return element.isPrimitive() ? Optional.empty() : Optional.of(descriptor.substring(1, descriptor.length() - 1));
    }
}
