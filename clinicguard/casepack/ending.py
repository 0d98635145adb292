"""How the name of a whole case in one file ends; read at every start, so it stands alone."""

ENDING = ".clinicpack"
