using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdeaLab.Web.Data.Copying;

/// <summary>A column, and its values as they are stored: what the domain makes of them, such as an enum of a number, takes no part in a copy.</summary>
public sealed class CopyColumn
{
    private static readonly MethodInfo Reader = typeof(CopyColumn).GetMethod(nameof(ReadValue), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly RelationalTypeMapping _stored;
    private readonly Func<DbDataReader, int, object> _read;

    internal CopyColumn(IColumn column, IRelationalTypeMappingSource mappings)
    {
        (Name, IsNullable, Type) = (column.Name, column.IsNullable, TypeOf(column));
        _stored = mappings.FindMapping(Type, column.StoreType) ?? throw new InvalidOperationException($"{column.Table.Name}.{Name}: nothing maps {Type} to {column.StoreType}.");
        _read = Reader.MakeGenericMethod(Type).CreateDelegate<Func<DbDataReader, int, object>>();
    }

    public string Name { get; }
    public bool IsNullable { get; }

    /// <summary>What the provider reads and takes, the same with both engines.</summary>
    public Type Type { get; }

    public object? Read(DbDataReader row, int at) => row.IsDBNull(at) ? null : _read(row, at);

    public DbParameter Parameter(DbCommand command, string name, object? value) => _stored.CreateParameter(command, name, value, IsNullable);

    private static object ReadValue<T>(DbDataReader row, int at) => row.GetFieldValue<T>(at)!;

    // No property maps to a column of JSON as a whole; it is read and written as the text it is.
    private static Type TypeOf(IColumn column)
    {
        if (column.PropertyMappings.Count == 0) return typeof(string);
        var mapping = column.StoreTypeMapping;
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? type.GetEnumUnderlyingType() : type;
    }
}
