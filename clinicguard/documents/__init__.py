"""Every PDF of the program: values in, bytes out; one frame, one style sheet, one file each."""
