package io.papertape.batch.sweep;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The sweep: its job, and who launches it.
@Configuration(proxyBeanMethods = false)
@Import({SweepJob.class, SweepService.class})
public class SweepConfiguration {}
