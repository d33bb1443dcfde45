"""Audits of finished reports: findings with their wording, order and exchange form.

The auditor makes an `AuditResult`; papers and the command line read it and know nothing of the auditor.
"""

from capaian.domain.audit.finding import AuditResult, AuditRule, Finding, Repair

__all__ = ["AuditResult", "AuditRule", "Finding", "Repair"]
