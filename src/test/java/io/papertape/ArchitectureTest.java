package io.papertape;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Folders are the architecture. Every rule says over how many classes it holds at least, so that
/// none passes on nothing.
class ArchitectureTest {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.papertape");

    private static final DescribedPredicate<JavaAccess<?>> TIME_OR_CHANCE =
            new DescribedPredicate<>("the clock of the machine or chance") {

                private static final Set<String> FORBIDDEN = Set.of(
                        "java.lang.System.currentTimeMillis",
                        "java.lang.System.nanoTime",
                        "java.lang.Math.random",
                        "java.time.InstantSource.system",
                        "java.util.UUID.randomUUID");

                @Override
                public boolean test(JavaAccess<?> access) {
                    AccessTarget target = access.getTarget();
                    String owner = target.getOwner().getName();
                    return FORBIDDEN.contains(owner + "." + target.getName())
                            || (owner.startsWith("java.time.")
                                    && target.getName().equals("now"))
                            || (owner.equals("java.time.Clock")
                                    && target.getName().startsWith("system"))
                            || owner.startsWith("java.util.random.")
                            || Set.of(
                                            "java.util.Random",
                                            "java.util.SplittableRandom",
                                            "java.security.SecureRandom",
                                            "java.util.concurrent.ThreadLocalRandom")
                                    .contains(owner);
                }
            };

    /// A stack trace goes to one of them, too.
    private static final ArchCondition<JavaClass> ACCESS_STANDARD_STREAMS = accessField(System.class, "out")
            .or(accessField(System.class, "err"))
            .or(callMethodWhere(new DescribedPredicate<>("a stack trace is printed there") {
                @Override
                public boolean test(JavaMethodCall call) {
                    return call.getTargetOwner().isAssignableTo(Throwable.class)
                            && call.getName().equals("printStackTrace")
                            && call.getTarget().getRawParameterTypes().isEmpty();
                }
            }));

    @ParameterizedTest
    @CsvSource({
        "engine, '', 180",
        "settings, engine, 39",
        "trading, 'engine,settings', 13",
        "yaml, settings, 8",
        "prices, 'engine,yaml', 175",
        "database, engine, 48",
        "ledger, 'engine,settings,database', 145",
        "desk, 'engine,settings,yaml,ledger', 22",
        "batch, 'engine,settings,prices,database,ledger,desk', 160",
        "report, database, 83",
        "notify, desk, 5",
        "serve, 'desk,ledger', 8",
        "export, database, 6",
        "backup, 'database,ledger,report', 12",
        "cli, 'batch,report,engine,settings,database,ledger,prices,desk,yaml,notify,serve,export,backup', 73"
    })
    void importsOnlyWhatStandsAboveItsUse(String layer, String allowed, int leastClasses) {
        String[] ours = Stream.concat(Stream.of(layer), Arrays.stream(allowed.split(",", -1)))
                .filter(name -> !name.isEmpty())
                .map(name -> "io.papertape." + name + "..")
                .toArray(String[]::new);

        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.papertape." + layer + "..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("io.papertape..").and(not(resideInAnyPackage(ours)))),
                layer,
                leastClasses);
    }

    @Test
    void engineIsPlainJava() {
        check(
                classes()
                        .that()
                        .resideInAPackage("io.papertape.engine..")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                "io.papertape.engine..",
                                "java.lang..",
                                "java.math",
                                "java.time",
                                "java.time.zone",
                                "java.util",
                                "java.util.function",
                                "java.util.stream",
                                "org.jspecify.annotations")),
                "engine",
                180);
    }

    @Test
    void engineTakesTimeAndChanceAsArguments() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.papertape.engine..")
                        .should()
                        .accessTargetWhere(TIME_OR_CHANCE),
                "engine",
                180);
    }

    @Test
    void onlyLiveTradingKnowsTheLoop() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.papertape.engine.live", "io.papertape.batch.live", "io.papertape.trading")
                        .should()
                        .dependOnClassesThat(resideInAPackage("io.papertape.engine.live")),
                "engine.live",
                7);
    }

    @Test
    void packagesAreFreeOfCycles() {
        assertThat(PRODUCTION).hasSizeGreaterThanOrEqualTo(980);
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : PRODUCTION) {
            Set<String> used = uses.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getPackageName())
                    .filter(name -> name.startsWith("io.papertape") && !name.equals(type.getPackageName()))
                    .forEach(used::add);
        }

        while (uses.values().removeIf(Set::isEmpty)) {
            uses.values().forEach(used -> used.retainAll(uses.keySet()));
        }

        assertThat(uses).as("packages in a cycle, and those that use them").isEmpty();
    }

    /// Whoever replays prices knows the port; what opens the files is chosen where the program is made.
    @Test
    void onlyThePortOfPricesIsSeenOutside() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.papertape",
                                "io.papertape.prices.file",
                                "io.papertape.prices.format",
                                "io.papertape.prices.parquet")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.papertape.prices.file",
                                "io.papertape.prices.format",
                                "io.papertape.prices.parquet"),
                "prices",
                175);
    }

    /// What a Parquet file is takes megabytes of classes, which only those who have one load.
    @Test
    void parquetIsKnownWhereItIsReadAndWritten() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.papertape.prices.parquet", "io.papertape.export")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.apache.parquet..", "shaded.parquet.."),
                "prices.parquet",
                26);
    }

    @Test
    void formatsKnowNothingOfTheFilesThatAreRead() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.papertape.prices.format")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.papertape.prices.file"),
                "prices.format",
                60);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> packages =
                PRODUCTION.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(packages)
                .hasSizeGreaterThanOrEqualTo(32)
                .allSatisfy(name -> assertThat(PRODUCTION.getPackage(name).isAnnotatedWith(NullMarked.class))
                        .isTrue());
    }

    /// An import tells then which class is meant.
    @Test
    void noTwoClassesHaveOneName() {
        Map<String, List<String>> packages = ownFiles()
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        packages.values().removeIf(names -> names.size() == 1);

        assertThat(packages).as("packages by the name that they share").isEmpty();
    }

    @Test
    void atMostHalfOfTheClassesArePublic() {
        List<JavaClass> types = ownFiles().toList();
        long open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();

        assertThat(types).hasSizeGreaterThanOrEqualTo(740);
        assertThat(open).isLessThanOrEqualTo(types.size() / 2);
    }

    @Test
    void filesAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .hasSizeGreaterThanOrEqualTo(770)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(300));
        }
    }

    /// Classes that have a file of their own.
    private static Stream<JavaClass> ownFiles() {
        return PRODUCTION.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    @Test
    void onlyTheCommandLineUsesStandardStreams() {
        check(noClasses().that().resideOutsideOfPackage("io.papertape.cli").should(ACCESS_STANDARD_STREAMS), "", 980);
    }

    private static void check(ArchRule rule, String layer, int leastClasses) {
        assertThat(PRODUCTION.that(
                        resideInAPackage(layer.isEmpty() ? "io.papertape.." : "io.papertape." + layer + "..")))
                .hasSizeGreaterThanOrEqualTo(leastClasses);
        rule.check(PRODUCTION);
    }
}
