namespace IdeaLab.Web.Data.Mappings;

/// <summary>Lengths of columns that hold no person's text.</summary>
internal static class Limits
{
    public const int SourceMaxLength = 100;
    public const int LanguageMaxLength = 10;
    public const int TimeZoneMaxLength = 60;
    public const int JobMaxLength = 60;
    public const int NodeMaxLength = 100;
    public const int CurrencyLength = 3;
    public const int ThingMaxLength = 60;
    public const int KeyNameMaxLength = 100;
    public const int LimitMaxLength = 20;
}
