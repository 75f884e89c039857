package io.papertape.batch.nightly;

import com.zaxxer.hikari.HikariDataSource;
import io.papertape.batch.InvalidParametersException;
import io.papertape.database.Dialect;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.integration.store.MessageGroupQueue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.messaging.PollableChannel;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The channel between the manager of a night and its workers: a table of the database that has the books. A site that
/// has a broker puts a [PollableChannel] of its own in its place, and names the transactions of that one
/// `shardTransactions`.
///
/// It has its own connections and transactions: that of a request lasts as long as the work, which commits many times.
@Configuration(proxyBeanMethods = false)
class ShardChannelConfiguration {

    private static final String SHARDS = "shards";

    /// Two programs that start at once make the table one after the other.
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '.int_channel_message', 0))";

    /// As many connections as there are threads that wait for work; they are opened when they are needed.
    private static final int MOST_CONNECTIONS = 300;

    @Bean
    ShardRequests shardRequests(
            PollableChannel channel, @Qualifier("shardTransactions") TransactionTemplate transactions) {
        return new ShardRequests(channel, transactions);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource shardDataSource(DataSourceProperties properties) {
        String url = properties.determineUrl();
        if (Dialect.of(url) != Dialect.POSTGRESQL) {
            throw new InvalidParametersException(List.of(
                    "workers need PostgreSQL, which hands out their work: --spring.datasource.url=jdbc:postgresql://..."
                            + " names it, but the database is " + url.replaceFirst("[;?].*", "")));
        }
        HikariDataSource source = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        source.setPoolName("shards");
        source.setMinimumIdle(0);
        source.setMaximumPoolSize(MOST_CONNECTIONS);
        return source;
    }

    /// Whoever opens transactions of the books within one of the channel does not see this one.
    @Bean(defaultCandidate = false)
    @ConditionalOnMissingBean(name = "shardTransactions")
    TransactionTemplate shardTransactions(@Qualifier("shardDataSource") DataSource source) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        transactions.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
        return new TransactionTemplate(transactions);
    }

    @Bean
    @ConditionalOnMissingBean(PollableChannel.class)
    PollableChannel shardChannel(
            @Qualifier("shardDataSource") DataSource source,
            @Qualifier("shardTransactions") TransactionTemplate transactions) {
        transactions.executeWithoutResult(status -> makeTable(new JdbcTemplate(source)));
        JdbcChannelMessageStore store = new JdbcChannelMessageStore(source);
        store.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
        store.afterPropertiesSet();
        return new QueueChannel(new MessageGroupQueue(store, SHARDS));
    }

    private static void makeTable(JdbcTemplate jdbc) {
        jdbc.execute(ONE_AT_A_TIME);
        String table = jdbc.queryForObject("SELECT to_regclass('int_channel_message')::text", String.class);
        if (table == null) {
            jdbc.execute((Connection connection) -> {
                ScriptUtils.executeSqlScript(
                        connection, new ClassPathResource("shard-channel.sql", ShardChannelConfiguration.class));
                return SHARDS;
            });
        }
    }
}
