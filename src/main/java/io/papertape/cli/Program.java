package io.papertape.cli;

import io.papertape.database.BooksAccess;
import io.papertape.prices.PriceSource;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts the application behind the commands.
///
/// @param application the class that configures it
/// @param prices where replays get theirs
record Program(Class<?> application, PriceSource prices) {

    /// System property: the command that started the JVM, where there is one.
    private static final String LAUNCHER = "papertape.command";

    /// Starts it for a command that looks at books.
    ///
    /// @param access how it looks
    /// @throws StartFailure if it does not start
    ConfigurableApplicationContext open(Arguments arguments, BooksAccess access) {
        return start(arguments, access, beans -> {});
    }

    /// Starts it.
    ///
    /// @param arguments its options are Spring properties
    /// @param access what it may do to books
    /// @param beans registers what the command brings along
    /// @throws StartFailure if it does not start
    ConfigurableApplicationContext start(Arguments arguments, BooksAccess access, Beans beans) {
        List<String> options = new ArrayList<>(arguments.options());
        options.add("--" + BooksAccess.PROPERTY + "=" + access);
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(context -> beans.register((GenericApplicationContext) context));
        try {
            return spring.run(options.toArray(String[]::new));
        } catch (RuntimeException e) {
            throw new StartFailure(e);
        }
    }

    /// The words with which this program is started in another JVM, wherever its working directory is.
    ///
    /// @param options for the JVM
    /// @param words the command
    List<String> command(List<String> options, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        File source = new ApplicationHome(application).getSource();
        if (source != null && source.isFile()) {
            command.addAll(List.of("-jar", source.getAbsolutePath()));
        } else {
            String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> new File(entry).getAbsolutePath())
                    .collect(Collectors.joining(File.pathSeparator));
            command.addAll(List.of("-cp", classes, application.getName()));
        }
        command.addAll(List.of(words));
        return command;
    }

    /// How a person starts a command of this program, in the way it was started now.
    ///
    /// @param options what Spring Boot is to hear; a password is left out
    String invocation(String command, List<String> options) {
        String words = command
                + options.stream()
                        .filter(option -> !option.contains("password"))
                        .map(option -> " " + quoted(option))
                        .collect(Collectors.joining());
        String launcher = System.getProperty(LAUNCHER);
        if (launcher != null) {
            return quoted(launcher) + " " + words;
        }
        File source = new ApplicationHome(application).getSource();
        if (source == null || !source.isFile()) {
            return "./mvnw spring-boot:run -Dspring-boot.run.arguments=\"" + words + "\"";
        }
        Path here = Path.of("").toAbsolutePath();
        Path jar = source.toPath();
        return "java -jar " + (jar.startsWith(here) ? here.relativize(jar) : jar) + " " + words;
    }

    /// A text as a shell takes it for one word.
    static String quoted(String text) {
        return text.matches("[\\w.:@%+/=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /// What a command adds to the application.
    interface Beans {
        void register(GenericApplicationContext context);
    }
}
