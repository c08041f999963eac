using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdeaLab.Tests.Support;

/// <summary>
/// Lets the transactions of SQLite run among each other, as on a server that keeps a writer out only of rows another has written to: what a statement writes is seen by all at once. What is given up is not undone,
/// so this is for acts that come through at the first look; it counts the others.
/// </summary>
public static class LikeReadCommitted
{
    private static int _givenUp;

    /// <summary>How many transactions were not committed since it was last asked.</summary>
    public static int TakeGivenUp() => Interlocked.Exchange(ref _givenUp, 0);

    public static DbContextOptionsBuilder WithTransactionsAmongEachOther(this DbContextOptionsBuilder options) => options.ReplaceService<IRelationalTransactionFactory, Factory>();

    private sealed class Factory(RelationalTransactionFactoryDependencies dependencies) : RelationalTransactionFactory(dependencies)
    {
        public override RelationalTransaction Create(IRelationalConnection connection, DbTransaction transaction, Guid transactionId, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool transactionOwned)
        {
            var open = new Open(connection, transaction, transactionId, logger, transactionOwned, Dependencies.SqlGenerationHelper);
            // The lock that it begins with is given back at once.
            transaction.Rollback();
            return open;
        }
    }

    private sealed class Open(IRelationalConnection connection, DbTransaction transaction, Guid transactionId, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool transactionOwned, ISqlGenerationHelper sql)
        : RelationalTransaction(connection, transaction, transactionId, logger, transactionOwned, sql), IInfrastructure<DbTransaction>
    {
        private bool _isCommitted;

        // Commands belong to none.
        DbTransaction IInfrastructure<DbTransaction>.Instance => null!;

        public override bool SupportsSavepoints => false;

        public override Task CommitAsync(CancellationToken cancellationToken = default)
        {
            _isCommitted = true;
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            if (!_isCommitted) Interlocked.Increment(ref _givenUp);
            return base.DisposeAsync();
        }
    }
}
