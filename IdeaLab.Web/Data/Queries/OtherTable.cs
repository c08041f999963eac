using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace IdeaLab.Web.Data.Queries;

internal static class OtherTable
{
    /// <summary>All rows of another table of the database a query asks, for a condition in it. A navigation would join that table to every row, and the engine might then begin with it and sort.</summary>
    public static IQueryable<T> Beside<T>(this IQueryable query) where T : class
    {
        var finder = new RootFinder();
        finder.Visit(query.Expression);
        var model = finder.Found?.EntityType.Model ?? throw new InvalidOperationException("It asks no database.");
        return query.Provider.CreateQuery<T>(new EntityQueryRootExpression((IAsyncQueryProvider)query.Provider, model.FindEntityType(typeof(T))!));
    }

    private sealed class RootFinder : ExpressionVisitor
    {
        public EntityQueryRootExpression? Found { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is not EntityQueryRootExpression root) return base.VisitExtension(node);
            Found ??= root;
            return node;
        }
    }
}
