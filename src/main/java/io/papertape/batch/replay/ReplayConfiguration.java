package io.papertape.batch.replay;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The replay: its job, and who launches it.
@Configuration(proxyBeanMethods = false)
@Import({
    LiveReplays.class,
    ReplayAttempts.class,
    ReplayLauncher.class,
    ReplayPreviews.class,
    ReplayService.class,
    ShardOpener.class,
    ShardReplays.class,
    ShardSteps.class,
    StrategyVersions.class
})
public class ReplayConfiguration {}
