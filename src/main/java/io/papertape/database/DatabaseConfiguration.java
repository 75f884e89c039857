package io.papertape.database;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// How the database is opened, and who has it open.
@Configuration(proxyBeanMethods = false)
@Import({DatabaseSettings.class, H2Holder.class})
public class DatabaseConfiguration {}
