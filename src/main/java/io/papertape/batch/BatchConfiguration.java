package io.papertape.batch;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.engine.strategy.StrategyCatalog;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What all jobs need besides the books: the clock, transactions, the strategies, the life of a run.
@Configuration(proxyBeanMethods = false)
@Import({RunLauncher.class, RunLifecycle.class})
public class BatchConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /// The command line brings its own, which signals reach.
    @Bean
    @ConditionalOnMissingBean
    StopRequest stopRequest() {
        return new StopRequest();
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    StrategyCatalog strategyCatalog() {
        return StrategyFolder.catalog();
    }
}
