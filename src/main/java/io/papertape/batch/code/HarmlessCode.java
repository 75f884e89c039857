package io.papertape.batch.code;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a strategy may call: what answers alike at any time, in any process, on any machine. It is listed by what is
/// harmless, so that what nobody has thought of is told.
final class HarmlessCode {

    private static final String CLOCK = "the clock of the machine";
    private static final String CHANCE = "chance that no seed of yours makes again";
    private static final String IDENTITY = "a number that every process gives anew";
    private static final String MACHINE = "a setting of the machine";
    private static final String THREADS = "threads, whose order is chance";
    private static final String REFLECTION = "code that is looked up while it runs, which cannot be seen here";
    private static final String BEYOND =
            "it reaches beyond the bars: a file, the network, the process or another program";

    /// Packages whose classes are harmless, but for those that are objected to.
    private static final Set<String> PACKAGES = Set.of(
            "java/lang",
            "java/lang/annotation",
            "java/lang/runtime",
            "java/math",
            "java/text",
            "java/time",
            "java/time/chrono",
            "java/time/format",
            "java/time/temporal",
            "java/time/zone",
            "java/util",
            "java/util/concurrent",
            "java/util/concurrent/atomic",
            "java/util/concurrent/locks",
            "java/util/function",
            "java/util/logging",
            "java/util/regex",
            "java/util/stream",
            "org/slf4j");

    /// Packages that are harmless with all below them.
    private static final String ENGINE = "io/papertape/engine/";

    private static final Set<String> CLASSES =
            Set.of("java/io/Serializable", "java/io/UncheckedIOException", "java/nio/charset/StandardCharsets");

    /// What may be done with `System.out`.
    private static final Set<String> PRINTING = Set.of("print", "printf", "println", "format", "flush");

    /// Classes that are objected to, whatever is called.
    private static final Map<String, String> OBJECTED_CLASSES = Map.ofEntries(
            Map.entry("java/lang/Class", REFLECTION),
            Map.entry("java/lang/ClassLoader", REFLECTION),
            Map.entry("java/lang/Module", REFLECTION),
            Map.entry("java/lang/ModuleLayer", REFLECTION),
            Map.entry("java/util/ServiceLoader", REFLECTION),
            Map.entry("java/lang/Process", BEYOND),
            Map.entry("java/lang/ProcessBuilder", BEYOND),
            Map.entry("java/lang/ProcessHandle", BEYOND),
            Map.entry("java/lang/Runtime", BEYOND),
            Map.entry("java/util/ResourceBundle", BEYOND),
            Map.entry("java/util/Scanner", BEYOND),
            Map.entry("java/util/Formatter", BEYOND),
            Map.entry("java/lang/StackWalker", MACHINE),
            Map.entry("java/lang/Thread", THREADS),
            Map.entry("java/lang/ThreadLocal", THREADS),
            Map.entry("java/util/Timer", THREADS),
            Map.entry("java/util/concurrent/CompletableFuture", THREADS),
            Map.entry("java/util/concurrent/Executors", THREADS),
            Map.entry("java/util/concurrent/ForkJoinPool", THREADS),
            Map.entry("java/util/concurrent/ThreadLocalRandom", CHANCE),
            Map.entry("java/util/IdentityHashMap", IDENTITY),
            Map.entry("java/util/WeakHashMap", IDENTITY));

    /// Methods that are objected to, with their class.
    private static final Map<String, String> OBJECTED_METHODS = Map.ofEntries(
            Map.entry("java/lang/Math.random", CHANCE),
            Map.entry("java/lang/StrictMath.random", CHANCE),
            Map.entry("java/util/UUID.randomUUID", CHANCE),
            Map.entry("java/lang/System.currentTimeMillis", CLOCK),
            Map.entry("java/lang/System.nanoTime", CLOCK),
            Map.entry("java/time/InstantSource.system", CLOCK),
            Map.entry("java/util/Calendar.getInstance", CLOCK),
            Map.entry("java/lang/System.identityHashCode", IDENTITY),
            Map.entry("java/lang/Object.hashCode", IDENTITY),
            Map.entry("java/lang/Boolean.getBoolean", MACHINE),
            Map.entry("java/lang/Integer.getInteger", MACHINE),
            Map.entry("java/lang/Long.getLong", MACHINE),
            Map.entry("java/util/Locale.getDefault", MACHINE),
            Map.entry("java/util/TimeZone.getDefault", MACHINE),
            Map.entry("java/time/ZoneId.systemDefault", MACHINE));

    /// Constructors without arguments that are objected to.
    private static final Map<String, String> OBJECTED_WITHOUT_ARGUMENTS = Map.of(
            "java/util/Random", CHANCE,
            "java/util/SplittableRandom", CHANCE,
            "java/util/Date", CLOCK,
            "java/util/GregorianCalendar", CLOCK);

    private static final Set<String> HARMLESS_OF_SYSTEM = Set.of("arraycopy", "lineSeparator", "getLogger");
    private static final Set<String> HARMLESS_OF_CLASS =
            Set.of("desiredAssertionStatus", "getName", "getSimpleName", "isInstance", "cast", "hashCode", "equals");

    private HarmlessCode() {}

    /// What a signal that depends on a call depends on; null where the call is harmless.
    ///
    /// @param owner class, with slashes
    /// @param method name; `<init>` of a constructor
    /// @param descriptor of its parameters and result
    static @Nullable String objection(String owner, String method, String descriptor) {
        if (owner.startsWith("[") || owner.startsWith(ENGINE) || CLASSES.contains(owner)) {
            return null;
        }
        if (owner.equals("java/io/PrintStream")) {
            return PRINTING.contains(method) ? null : BEYOND;
        }
        if (owner.equals("java/lang/System")) {
            return HARMLESS_OF_SYSTEM.contains(method)
                    ? null
                    : OBJECTED_METHODS.getOrDefault(owner + "." + method, MACHINE);
        }
        if (owner.equals("java/lang/Class") && HARMLESS_OF_CLASS.contains(method)) {
            return null;
        }
        if (owner.startsWith("java/time/")
                && (method.equals("now") || (owner.equals("java/time/Clock") && method.startsWith("system")))) {
            return CLOCK;
        }
        if (method.equals("<init>") && descriptor.startsWith("()")) {
            String without = OBJECTED_WITHOUT_ARGUMENTS.get(owner);
            if (without != null) {
                return without;
            }
        }
        String objection = OBJECTED_METHODS.getOrDefault(owner + "." + method, OBJECTED_CLASSES.get(owner));
        return objection == null ? objectionToPackage(owner) : objection;
    }

    private static @Nullable String objectionToPackage(String owner) {
        String place = owner.substring(0, Math.max(0, owner.lastIndexOf('/')));
        if (PACKAGES.contains(place)) {
            return null;
        }
        if (place.equals("java/util/random") || owner.equals("java/security/SecureRandom")) {
            return CHANCE;
        }
        return place.equals("java/lang/reflect") || place.equals("java/lang/invoke") ? REFLECTION : BEYOND;
    }
}
