"""What each verb of the command line does, a module a verb. Imported once it is known that there is something to do."""
