package io.papertape;

import io.papertape.batch.BatchConfiguration;
import io.papertape.batch.audit.AuditConfiguration;
import io.papertape.batch.live.LiveConfiguration;
import io.papertape.batch.nightly.NightlyConfiguration;
import io.papertape.batch.replay.ReplayConfiguration;
import io.papertape.batch.sweep.SweepConfiguration;
import io.papertape.cli.Cli;
import io.papertape.cli.CliConfiguration;
import io.papertape.database.DatabaseConfiguration;
import io.papertape.ledger.LedgerConfiguration;
import io.papertape.prices.file.FilePrices;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The program, made of what is named here: every start would wait for whatever else is looked for among the classes
/// and libraries, and for what nothing uses, such as proxies, executors, schedulers and observations.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionManagerCustomizationAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
})
@Import({
    DatabaseConfiguration.class,
    LedgerConfiguration.class,
    BatchConfiguration.class,
    ReplayConfiguration.class,
    NightlyConfiguration.class,
    LiveConfiguration.class,
    SweepConfiguration.class,
    AuditConfiguration.class,
    CliConfiguration.class
})
public class PapertapeApplication {

    public static void main(String[] args) {
        Cli.main(PapertapeApplication.class, new FilePrices(), args);
    }
}
