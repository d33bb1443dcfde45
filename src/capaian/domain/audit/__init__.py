"""Audits of finished reports: findings with their wording, order and exchange form.

The auditor makes an `AuditResult`; papers and the command line read it and know nothing of the
auditor.
"""

from capaian.domain.audit.finding import AuditResult, AuditRule, Finding, Repair

REPORT_ENDINGS = (".docx", ".pdf", ".txt")
"""How files of reports end that can be audited."""

__all__ = ["REPORT_ENDINGS", "AuditResult", "AuditRule", "Finding", "Repair"]
