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
    /// @param strategy the strategy; never used when there are problems
    /// @param parameters every parameter it has with its value, in order of declaration
    /// @param problems what is wrong with the values given, one sentence each
    public record Found(String name, Strategy strategy, Map<String, String> parameters, List<String> problems) {}

    /// Finds a strategy and hands it its parameters.
    ///
    /// @param given texts by name; names that the strategy does not have are left alone
    /// @throws UnknownStrategyException if there is no such class, or it cannot be used as a strategy
    public Found find(String name, Map<String, String> given) {
        StrategyParameters parameters = new StrategyParameters(given);
        Strategy strategy = create(strategyClass(name), parameters);
        return new Found(name, strategy, parameters.resolved(), parameters.problems());
    }

    private Class<?> strategyClass(String name) {
        return load(StrategyCatalog.class.getPackageName() + "." + name)
                .or(() -> load(name))
                .orElseThrow(() -> new UnknownStrategyException(
                        name, "there is no such class; known are " + String.join(", ", BUNDLED)));
    }

    private Optional<Class<?>> load(String className) {
        try {
            return Optional.of(Class.forName(className, true, source.loader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (LinkageError e) {
            if (isOtherCase(e)) {
                return Optional.empty();
            }
            throw new UnknownStrategyException(className, "it cannot be loaded: " + e);
        }
    }

    /// A file system that ignores case finds the file of a class whose name differs by case only.
    private static boolean isOtherCase(LinkageError failure) {
        return failure instanceof NoClassDefFoundError
                && String.valueOf(failure.getMessage()).contains("wrong name");
    }

    private static Strategy create(Class<?> type, StrategyParameters parameters) {
        if (!Strategy.class.isAssignableFrom(type)) {
            throw new UnknownStrategyException(type.getName(), "it does not implement " + Strategy.class.getName());
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new UnknownStrategyException(type.getName(), "it is abstract");
        }
        try {
            Optional<Constructor<?>> withParameters = constructor(type, StrategyParameters.class);
            if (withParameters.isPresent()) {
                return (Strategy) withParameters.get().newInstance(parameters);
            }
            Optional<Constructor<?>> withNothing = constructor(type);
            if (withNothing.isPresent()) {
                return (Strategy) withNothing.get().newInstance();
            }
        } catch (InvocationTargetException e) {
            throw new UnknownStrategyException(type.getName(), "its constructor failed with " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new UnknownStrategyException(type.getName(), "it cannot be created: " + e.getMessage());
        }
        throw new UnknownStrategyException(
                type.getName(), "it has no public constructor that takes StrategyParameters or nothing");
    }

    private static Optional<Constructor<?>> constructor(Class<?> type, Class<?>... takes) {
        return Stream.<Constructor<?>>of(type.getConstructors())
                .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), takes))
                .findFirst();
    }
}
