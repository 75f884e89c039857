package io.papertape.batch.nightly;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The night: its job, and who launches it.
@Configuration(proxyBeanMethods = false)
@Import({NightJob.class, NightPreviews.class, NightlyService.class})
public class NightlyConfiguration {}
