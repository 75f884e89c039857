package io.papertape.ledger;

import java.util.Objects;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.MigrationType;
import org.jspecify.annotations.Nullable;

/// A migration that Flyway applies after those of the tables, in the order of descriptions, and again whenever its
/// checksum has changed.
interface RepeatableMigration extends ResolvedMigration, MigrationExecutor {

    /// By which Flyway tells whether it is to be applied again.
    int checksum();

    /// Null for a migration that is repeated.
    @Override
    default @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    default Integer getChecksum() {
        return checksum();
    }

    @Override
    default boolean checksumMatches(Integer other) {
        return Objects.equals(other, checksum());
    }

    @Override
    default boolean checksumMatchesWithoutBeingIdentical(Integer other) {
        return false;
    }

    @Override
    default MigrationType getType() {
        return CoreMigrationType.SQL;
    }

    @Override
    default String getPhysicalLocation() {
        return getScript();
    }

    @Override
    default MigrationExecutor getExecutor() {
        return this;
    }

    @Override
    default boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    default boolean shouldExecute() {
        return true;
    }
}
