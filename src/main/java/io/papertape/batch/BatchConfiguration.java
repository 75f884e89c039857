package io.papertape.batch;

import io.papertape.engine.strategy.StrategyCatalog;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the job needs from outside: the clock and the strategies.
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {

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
    StrategyCatalog strategyCatalog() {
        return StrategyFolder.catalog();
    }
}
