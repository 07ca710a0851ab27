using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using NUnit.Framework;
using NUnit.Framework.Internal;

namespace AvatarBridge.Programs
{
    // Runs the NUnit tests of an assembly where there is no Unity, and prints one line for each:
    // PASSED, SKIPPED or FAILED, a tab, its name, a tab, and what went wrong.
    // It knows what the package's tests use: Test, TestCase, TestCaseSource, SetUp, TearDown.
    internal static class NUnitRunner
    {
        private static int Main(string[] arguments)
        {
            var cases = Assembly.LoadFrom(arguments[0]).GetTypes()
                .Where(type => !type.IsAbstract && type.IsClass)
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .SelectMany(Case.Of)
                .ToList();
            var failed = 0;
            foreach (var one in cases)
            {
                Console.WriteLine(one.Run(ref failed));
            }
            Console.WriteLine($"{cases.Count - failed} passed, {failed} failed");
            return 0;
        }

        private sealed class Case
        {
            private readonly Type _type;
            private readonly MethodInfo _method;
            private readonly object[] _arguments;

            private Case(Type type, MethodInfo method, object[] arguments, int number)
            {
                _type = type;
                _method = method;
                _arguments = arguments;
                Name = $"{type.Name}.{method.Name}";
                if (arguments.Length > 0)
                {
                    var told = string.Join(", ", arguments.Select(Told));
                    Name += told.Length > 60 ? $"[{number}]" : $"[{told}]";
                }
            }

            public string Name { get; }

            public static IEnumerable<Case> Of(Type type)
            {
                foreach (var method in type.GetMethods().OrderBy(one => one.MetadataToken))
                {
                    if (method.GetCustomAttribute<TestAttribute>() != null)
                    {
                        yield return new Case(type, method, new object[0], 0);
                    }
                    var number = 0;
                    foreach (var given in Given(type, method))
                    {
                        yield return new Case(type, method, given, number++);
                    }
                }
            }

            public string Run(ref int failed)
            {
                if (_method.GetCustomAttribute<IgnoreAttribute>() != null)
                {
                    return $"SKIPPED\t{Name}\t";
                }
                try
                {
                    using var context = new TestExecutionContext.IsolatedContext();
                    RunOnce();
                    return $"PASSED\t{Name}\t";
                }
                catch (Exception error)
                {
                    error = error is TargetInvocationException ? error.InnerException : error;
                    if (error is SuccessException)
                    {
                        return $"PASSED\t{Name}\t";
                    }
                    if (error is IgnoreException)
                    {
                        return $"SKIPPED\t{Name}\t{error.Message}";
                    }
                    failed++;
                    var words = $"{error.GetType().Name}: {error.Message} {error.StackTrace}";
                    return $"FAILED\t{Name}\t{words.Replace('\n', ' ').Replace('\t', ' ')}";
                }
            }

            private static IEnumerable<object[]> Given(Type type, MethodInfo method)
            {
                foreach (var one in method.GetCustomAttributes<TestCaseAttribute>())
                {
                    yield return one.Arguments;
                }
                foreach (var one in method.GetCustomAttributes<TestCaseSourceAttribute>())
                {
                    const BindingFlags Static =
                        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
                    var source = one.SourceType ?? type;
                    var values = source.GetField(one.SourceName, Static)?.GetValue(null)
                        ?? source.GetProperty(one.SourceName, Static)?.GetValue(null)
                        ?? source.GetMethod(one.SourceName, Static)?.Invoke(null, null);
                    foreach (var value in (System.Collections.IEnumerable)values)
                    {
                        yield return value is TestCaseData data
                            ? data.Arguments
                            : value as object[] ?? new[] { value };
                    }
                }
            }

            private static string Told(object value)
            {
                return value is null ? "null" : value.ToString();
            }

            private void RunOnce()
            {
                var fixture = Activator.CreateInstance(_type, true);
                try
                {
                    Call<OneTimeSetUpAttribute>(fixture);
                    Call<SetUpAttribute>(fixture);
                    if (_method.Invoke(fixture, Converted()) is Task task)
                    {
                        task.GetAwaiter().GetResult();
                    }
                }
                finally
                {
                    Call<TearDownAttribute>(fixture);
                    Call<OneTimeTearDownAttribute>(fixture);
                }
            }

            // As NUnit does: a test case may give an int where the test takes a float.
            private object[] Converted()
            {
                var parameters = _method.GetParameters();
                return _arguments
                    .Select((value, i) => value is IConvertible && !parameters[i].ParameterType.IsEnum
                        && !parameters[i].ParameterType.IsInstanceOfType(value)
                        ? Convert.ChangeType(value, parameters[i].ParameterType)
                        : value)
                    .ToArray();
            }

            private void Call<T>(object fixture)
                where T : Attribute
            {
                foreach (var method in _type.GetMethods())
                {
                    if (method.GetCustomAttribute<T>() != null)
                    {
                        method.Invoke(fixture, null);
                    }
                }
            }
        }
    }
}
