using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace IdeaLab.Web.Data;

/// <summary>
/// SQL Server reads a whole batch before it runs any of it, and stumbles over a column that the batch is only about to add, or that a later migration took away. What a migration says in
/// its own words is therefore read when it is its turn, as EF does with what it says itself.
/// </summary>
internal sealed class RepeatableSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer commandBatchPreparer)
    : SqlServerMigrationsSqlGenerator(dependencies, commandBatchPreparer)
{
    protected override void Generate(SqlOperation operation, IModel? model, MigrationCommandListBuilder builder) => base.Generate(
        new SqlOperation { Sql = $"EXEC(N'{operation.Sql.Trim().Replace("'", "''", StringComparison.Ordinal)}');", SuppressTransaction = operation.SuppressTransaction }, model, builder);
}
