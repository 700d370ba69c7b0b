"""Files: kept once by the hash of their content, outside the database; who may have one is asked of the rows."""
