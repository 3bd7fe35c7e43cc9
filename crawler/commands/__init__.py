"""The commands of the project, one file each; a file's name is the command's."""
