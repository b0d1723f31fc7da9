"""The commands below `kamdocs proposal`: one file each."""
