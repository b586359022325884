"""A dataset for those who do not work on Parquet: other formats, a data dictionary, a citation, a deposit record."""
