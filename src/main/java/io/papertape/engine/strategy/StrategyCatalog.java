package io.papertape.engine.strategy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds strategies by name: those of this package by their simple name, any other by its full class name.
///
/// ```java
/// StrategyCatalog.Found found = catalog.find("SimpleMAStrategy", Map.of("fastPeriod", "5"));
/// StrategyFactory factory = found.factory();
/// Map<String, String> parameters = found.parameters(); // fastPeriod 5, slowPeriod 30
/// ```
public final class StrategyCatalog {

    private static final List<String> BUNDLED = BundledStrategy.labels();

    private final StrategySource source;

    /// @param loader where other classes are looked for
    public StrategyCatalog(ClassLoader loader) {
        this(StrategySource.of(loader));
    }

    /// @param source where other classes are looked for
    public StrategyCatalog(StrategySource source) {
        this.source = source;
    }

    /// Names of the strategies that come with Papertape.
    public static List<String> names() {
        return BUNDLED;
    }

    /// A strategy and the parameters in force.
    ///
    /// @param name simple or full class name
    /// @param strategy an instance, to ask what it needs; never used when there are problems
    /// @param factory makes the instances that trade
    /// @param parameters every parameter it has with its value, in order of declaration
    /// @param problems what is wrong with the values given, one sentence each
    public record Found(
            String name,
            Strategy strategy,
            StrategyFactory factory,
            Map<String, String> parameters,
            List<String> problems) {

        /// Whether it gives levels at which its positions end.
        public boolean givesLevels() {
            return Levels.areGivenBy(strategy.getClass());
        }
    }

    /// Finds a strategy and hands it its parameters.
    ///
    /// @param given texts by name; names that the strategy does not have are left alone
    /// @throws UnknownStrategyException if there is no such class, or it cannot be used as a strategy
    public Found find(String name, Map<String, String> given) {
        Map<String, String> kept = Map.copyOf(given);
        StrategyParameters parameters = new StrategyParameters(kept);
        Constructor<?> constructor = constructor(strategyClass(name));
        Strategy strategy = create(constructor, parameters);
        return new Found(
                name,
                strategy,
                () -> instance(constructor, new StrategyParameters(kept)),
                parameters.resolved(),
                parameters.problems());
    }

    private Class<?> strategyClass(String name) {
        return load(StrategyCatalog.class.getPackageName() + "." + name)
                .or(() -> load(name))
                .orElseThrow(() -> UnknownStrategyException.missing(
                        name, "there is no such class; known are " + String.join(", ", BUNDLED) + searchedFor(name)));
    }

    private String searchedFor(String name) {
        String searched = source.searchedFor(name);
        return searched.isEmpty() ? "" : "; " + searched;
    }

    /// Names of the strategies that come with Papertape, and of those that the source is known to have.
    public List<String> known() {
        return Stream.concat(BUNDLED.stream(), source.names().stream()).toList();
    }

    private Optional<Class<?>> load(String className) {
        try {
            return Optional.of(Class.forName(className, true, source.loader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ExceptionInInitializerError e) {
            throw new UnknownStrategyException(className, "its static initializer failed with " + e.getCause());
        } catch (Error e) {
            if (isOtherCase(e)) {
                return Optional.empty();
            }
            throw new UnknownStrategyException(className, unloadable(e));
        }
    }

    private String unloadable(Error failure) {
        return switch (failure) {
            case UnsupportedClassVersionError _ ->
                "it is compiled for a newer Java than the " + Runtime.version().feature()
                        + " that runs this; compile it with javac --release "
                        + Runtime.version().feature();
            case NoClassDefFoundError missing -> needs(missing);
            default -> "it cannot be loaded: " + failure;
        };
    }

    private String needs(NoClassDefFoundError missing) {
        String name = String.valueOf(missing.getMessage()).replace('/', '.');
        return "it needs the class " + name + ", which is not there" + searchedFor(name);
    }

    /// A file system that ignores case finds the file of a class whose name differs by case only.
    private static boolean isOtherCase(Error failure) {
        return failure instanceof NoClassDefFoundError
                && String.valueOf(failure.getMessage()).contains("wrong name");
    }

    private Constructor<?> constructor(Class<?> type) {
        if (!Strategy.class.isAssignableFrom(type)) {
            throw new UnknownStrategyException(type.getName(), "it does not implement " + Strategy.class.getName());
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new UnknownStrategyException(type.getName(), "it is abstract");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new UnknownStrategyException(type.getName(), "it is not public");
        }
        try {
            return constructor(type, StrategyParameters.class)
                    .or(() -> constructor(type, new Class<?>[0]))
                    .orElseThrow(() -> new UnknownStrategyException(
                            type.getName(), "it has no public constructor that takes StrategyParameters or nothing"));
        } catch (LinkageError e) {
            throw new UnknownStrategyException(type.getName(), unloadable(e));
        }
    }

    private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... takes) {
        return Stream.<Constructor<?>>of(type.getConstructors())
                .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), takes))
                .findFirst();
    }

    private Strategy create(Constructor<?> constructor, StrategyParameters parameters) {
        String type = constructor.getDeclaringClass().getName();
        try {
            return instance(constructor, parameters);
        } catch (ReflectiveOperationException e) {
            throw new UnknownStrategyException(type, "it cannot be created: " + e.getMessage());
        } catch (NoClassDefFoundError e) {
            throw new UnknownStrategyException(type, needs(e));
        } catch (Throwable e) {
            throw new UnknownStrategyException(type, "its constructor failed with " + e);
        }
    }

    /// @throws Exception what the constructor threw
    private static Strategy instance(Constructor<?> constructor, StrategyParameters parameters) throws Exception {
        try {
            return (Strategy)
                    (constructor.getParameterCount() == 0
                            ? constructor.newInstance()
                            : constructor.newInstance(parameters));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }
}
