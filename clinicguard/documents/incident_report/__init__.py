"""The post-incident report: the paper that counsel files."""

from clinicguard.documents.incident_report.paper import ReportPaper
from clinicguard.documents.incident_report.report import incident_report

__all__ = ["ReportPaper", "incident_report"]
