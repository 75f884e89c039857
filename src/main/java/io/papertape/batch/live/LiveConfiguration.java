package io.papertape.batch.live;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Live trading: who does it.
@Configuration(proxyBeanMethods = false)
@Import(LiveService.class)
public class LiveConfiguration {}
