-- Each night or week, at a quiet hour, by a login that may alter the tables. What SQL Server's own maintenance plans do in your house can take its place.
SET QUOTED_IDENTIFIER ON;
SET NOCOUNT ON;
GO

-- Pages that do not hold what was written to them.
DECLARE @check nvarchar(max) = N'DBCC CHECKDB (' + QUOTENAME(DB_NAME()) + N') WITH NO_INFOMSGS, PHYSICAL_ONLY;';
EXEC sys.sp_executesql @check;
GO

-- Indexes of some size that have come apart: a little, they are put in order while all goes on; a lot, they are made anew.
DECLARE @work nvarchar(max) = N'';
SELECT @work = @work + N'ALTER INDEX ' + QUOTENAME(i.name) + N' ON ' + QUOTENAME(SCHEMA_NAME(o.schema_id)) + N'.' + QUOTENAME(o.name)
    + CASE WHEN s.avg_fragmentation_in_percent > 40 THEN N' REBUILD;' ELSE N' REORGANIZE;' END + CHAR(10)
FROM sys.dm_db_index_physical_stats(DB_ID(), NULL, NULL, NULL, 'LIMITED') AS s
INNER JOIN sys.indexes AS i ON i.object_id = s.object_id AND i.index_id = s.index_id
INNER JOIN sys.objects AS o ON o.object_id = i.object_id
WHERE s.page_count > 1000 AND s.avg_fragmentation_in_percent > 10 AND i.name IS NOT NULL AND o.is_ms_shipped = 0;
EXEC sys.sp_executesql @work;
GO

-- Each change of a text leaves a small piece of its index; they are put together.
IF EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = N'IdeaLab')
    ALTER FULLTEXT CATALOG IdeaLab REORGANIZE;
GO

-- What the optimiser believes about the rows.
EXEC sys.sp_updatestats;
GO
