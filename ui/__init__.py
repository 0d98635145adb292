"""The windows of ClinicGuard. Qt is used here and nowhere else."""
