-- Once, in the new database, by whoever owns the server. Run again it changes nothing.
SET QUOTED_IDENTIFIER ON;
GO

-- Readers do not wait for writers, and see what was committed when their statement began. `doctor` looks for it.
IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 1)
    ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO

-- What is read from the disk and is not what was written there is noticed.
ALTER DATABASE CURRENT SET PAGE_VERIFY CHECKSUM;
GO

ALTER DATABASE CURRENT SET AUTO_CLOSE OFF;
GO

ALTER DATABASE CURRENT SET AUTO_SHRINK OFF;
GO
