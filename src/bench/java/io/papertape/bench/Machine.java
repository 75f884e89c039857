package io.papertape.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.h2.engine.Constants;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.SpringBootVersion;
import org.ta4j.core.BarSeries;

/// What the figures were measured on.
final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /// One line per fact.
    static List<String> facts() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return List.of(
                "Machine: " + processor() + ", " + system.getAvailableProcessors() + " processors, "
                        + "%.0f GB".formatted(system.getTotalMemorySize() / 1e9) + " of memory, "
                        + system.getName() + " " + system.getArch(),
                "Java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                "Versions: Spring Boot " + SpringBootVersion.getVersion() + ", Spring Batch " + version(Job.class)
                        + ", H2 " + Constants.VERSION + ", DuckDB " + version(duckDb())
                        + ", ta4j " + version(BarSeries.class));
    }

    /// Its driver is met by its name alone, so that the benchmarks compile without its 80 MB.
    private static Class<?> duckDb() {
        try {
            return DriverManager.getDriver("jdbc:duckdb:").getClass();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB is not on the class path", e);
        }
    }

    private static String processor() {
        try {
            return Files.readAllLines(CPU_INFO).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    /// As told by the name of the jar that a class comes from.
    private static String version(Class<?> member) {
        String jar = member.getProtectionDomain().getCodeSource().getLocation().getPath();
        return jar.replaceAll(".*?-([0-9][^/-]*)\\.jar$", "$1");
    }
}
