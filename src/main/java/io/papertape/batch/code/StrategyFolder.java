package io.papertape.batch.code;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.StrategySource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The folder where users put strategies of their own: classes in their package's folders, or jars.
public final class StrategyFolder implements StrategySource {

    private static final String NAME = "strategies";

    private final Path folder;
    private final StrategyClassLoader loader;

    /// @param folder is looked at once a class is asked for that is not the program's
    public StrategyFolder(Path folder) {
        this.folder = folder;
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
        return new FolderSearch(loader.places()).strategies();
    }

    @Override
    public String searchedFor(String name) {
        List<Path> places = loader.places();
        if (places.isEmpty()) {
            return "there is no folder " + folder + " to look for it in";
        }
        String searched = "looked for in " + places.stream().map(Path::toString).collect(Collectors.joining(", "));
        return searched
                + new FolderSearch(places)
                        .finding(name)
                        .map(finding -> "; " + finding)
                        .orElse("");
    }
}
