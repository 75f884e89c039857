package io.papertape.batch.nightly;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Nights of which several machines carry the sessions forward: their manager, and a worker. The channel is looked for
/// among the beans of the application first.
@Configuration(proxyBeanMethods = false)
@Import({RemoteNightlyService.class, ShardStates.class, ShardWorker.class, WorkerService.class})
@ImportAutoConfiguration(ShardChannelConfiguration.class)
public class WorkersConfiguration {}
