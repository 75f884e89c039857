package io.papertape.batch.code;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.StrategySource;
import java.nio.file.Path;
import java.util.List;

/// The folder where users put strategies of their own: classes in their package's folders, or jars.
public final class StrategyFolder implements StrategySource {

    private static final String NAME = "strategies";

    private final StrategyClassLoader loader;

    /// @param folder is looked at once a class is asked for that is not the program's
    public StrategyFolder(Path folder) {
        loader = new StrategyClassLoader(folder, StrategyFolder.class.getClassLoader());
    }

    /// The strategies of the program and of the folder `strategies` in the working directory.
    public static StrategyCatalog catalog() {
        return new StrategyCatalog(new StrategyFolder(path()));
    }

    /// The folder `strategies` in the working directory.
    public static Path path() {
        return Path.of(NAME).toAbsolutePath();
    }

    @Override
    public ClassLoader loader() {
        return loader;
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public String searchedFor(String name) {
        return "";
    }
}
