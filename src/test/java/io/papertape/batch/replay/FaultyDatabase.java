package io.papertape.batch.replay;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Stands between the application and its database, and lets one access fail: a statement or a commit. Not safe for
/// use by several threads.
final class FaultyDatabase
        implements BeanPostProcessor, ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

    static final String COMMIT = "COMMIT";

    /// What goes wrong.
    enum Fault {
        /// The database refuses. A statement leaves the transaction for a rollback only, a commit is rolled back.
        REFUSED,
        /// The connection is gone before a statement that writes, or before a commit.
        LOST_BEFORE,
        /// The connection is gone after a commit: it was done, but nobody hears of it.
        LOST_AFTER;

        /// Whether it makes a difference at an access.
        boolean concerns(String access) {
            return switch (this) {
                case REFUSED -> true;
                case LOST_BEFORE -> writes(access);
                case LOST_AFTER -> access.equals(COMMIT);
            };
        }
    }

    private final List<String> accesses = new ArrayList<>();
    private @Nullable HikariDataSource pool;

    /// H2 would close the database with the last connection that is lost.
    private @Nullable Connection keeper;

    private int failing;
    private @Nullable Fault fault;

    /// Whether an access may change what the database holds.
    static boolean writes(String access) {
        return !access.strip().startsWith("SELECT");
    }

    /// Lets an access fail, counted from now.
    ///
    /// @param access the first is 1; 0 lets none fail
    void arm(int access, @Nullable Fault how) {
        accesses.clear();
        failing = access;
        fault = how;
    }

    /// The accesses since it was armed: SQL or [#COMMIT].
    List<String> disarm() {
        failing = 0;
        return List.copyOf(accesses);
    }

    /// The data source is replaced after the application has changed it: processors run in the order of their
    /// registration, and this one is registered when all others are.
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(beans -> ((BeanDefinitionRegistry) beans)
                .registerBeanDefinition("faultyDatabase", new RootBeanDefinition(FaultyDatabase.class, () -> this)));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!(bean instanceof HikariDataSource source)) {
            return bean;
        }
        pool = source;
        try {
            keeper = DriverManager.getConnection(source.getJdbcUrl(), source.getUsername(), source.getPassword());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return watched(super.getConnection());
            }
        };
    }

    @Override
    public void close() throws SQLException {
        if (keeper != null) {
            keeper.close();
        }
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> switch (method.getName()) {
            case "commit" -> access(connection, COMMIT, connection, method, arguments);
            case "createStatement", "prepareStatement", "prepareCall" ->
                watched(
                        connection,
                        (Statement) invoke(connection, method, arguments),
                        method.getReturnType(),
                        arguments == null ? "" : String.valueOf(arguments[0]));
            default -> invoke(connection, method, arguments);
        });
    }

    private Object watched(Connection connection, Statement statement, Class<?> type, String prepared) {
        return proxy(type, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            String sql = prepared.isEmpty() && arguments != null ? String.valueOf(arguments[0]) : prepared;
            return access(connection, sql, statement, method, arguments);
        });
    }

    private @Nullable Object access(
            Connection connection, String what, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        accesses.add(what);
        if (accesses.size() != failing || fault == null) {
            return invoke(target, method, arguments);
        }
        switch (fault) {
            case REFUSED -> refuse(connection, what);
            case LOST_BEFORE -> {
                lose(connection);
                invoke(target, method, arguments);
            }
            case LOST_AFTER -> {
                invoke(target, method, arguments);
                lose(connection);
            }
        }
        throw new SQLException("injected: " + fault + " at " + failing + ": " + what);
    }

    private void lose(Connection connection) throws SQLException {
        connection.unwrap(Connection.class).close();
        if (pool != null) {
            // H2's errors do not tell the pool that a connection is gone for good.
            pool.evictConnection(connection);
        }
    }

    private static void refuse(Connection connection, String what) throws SQLException {
        if (what.equals(COMMIT)) {
            connection.rollback();
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 / 0");
        } catch (SQLException e) {
            return;
        }
        throw new IllegalStateException("the database has divided by zero");
    }

    private interface Call {
        @Nullable
        Object call(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                FaultyDatabase.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.call(method, arguments)));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
