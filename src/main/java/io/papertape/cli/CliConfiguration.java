package io.papertape.cli;

import io.papertape.report.ReadOnlyQuery;
import io.papertape.report.Reports;
import io.papertape.report.morning.DigestReader;
import io.papertape.report.page.Pages;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What commands ask for after a replay, or without one: reports, statements, pages.
@Configuration(proxyBeanMethods = false)
@Import({Reports.class, ReadOnlyQuery.class, Pages.class, DigestReader.class, UsedBarHistory.class})
public class CliConfiguration {}
