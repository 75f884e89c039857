package io.papertape.batch.code;

import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;

/// The class files that were loaded from where a strategy was loaded from.
interface StrategyFiles {

    /// The file of a class; empty where the class comes from elsewhere.
    ///
    /// @param className with slashes between packages
    Optional<byte[]> read(String className);

    /// The files of a strategy: all of the folder of strategies, or the folder or jar of the class path that has it.
    static StrategyFiles of(Class<?> strategy) {
        ClassLoader loader = strategy.getClassLoader();
        if (loader instanceof StrategyClassLoader folder) {
            return folder::file;
        }
        CodeSource source = strategy.getProtectionDomain().getCodeSource();
        String place = source == null ? "" : String.valueOf(source.getLocation());
        return className -> {
            URL url = loader.getResource(className + ".class");
            boolean there =
                    url != null && url.toString().replaceFirst("^jar:", "").startsWith(place);
            return there ? Optional.of(StrategyClassLoader.bytes(url)) : Optional.empty();
        };
    }
}
