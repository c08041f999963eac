namespace IdeaLab.Web.Exposure;

public static class ExposureSetup
{
    public static void AddLabExposure(this IServiceCollection services)
    {
        services.AddSingleton<ViewingBuffer>();
        services.AddSingleton<DaySalts>();
        services.AddScoped<Viewings>();
        services.AddSingleton<ViewingFlush>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewingFlush>());
    }
}
