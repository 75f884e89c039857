package io.papertape.batch.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The audit of sessions.
@Configuration(proxyBeanMethods = false)
@Import(AuditService.class)
public class AuditConfiguration {}
