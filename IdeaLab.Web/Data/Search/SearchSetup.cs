namespace IdeaLab.Web.Data.Search;

public static class SearchSetup
{
    public static void AddSqliteSearch(this IServiceCollection services)
    {
        services.AddScoped<ISearchIndex, Fts5Index>();
        services.AddScoped<IIdeaSearch, Fts5IdeaSearch>();
        services.AddScoped<ILessonSearch, Fts5LessonSearch>();
    }

    public static void AddServerSearch(this IServiceCollection services)
    {
        services.AddSingleton<ISearchIndex, FullTextIndex>();
        services.AddScoped<IIdeaSearch, ServerIdeaSearch>();
        services.AddScoped<ILessonSearch, ServerLessonSearch>();
    }
}
